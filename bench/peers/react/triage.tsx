import { memo } from 'react';
import type { Facets } from '../shared/api';
import { chips, number } from '../shared/words';
import { Icon } from './icon';

interface Props {
  facets: Facets | undefined;
  on: string[];
  toggle: (group: string) => void;
}

/** What needs attention: a chip with a count for each group. */
export const Triage = memo(function Triage({ facets, on, toggle }: Props) {
  return (
    <section className="m365-triage" aria-label="Needs attention">
      <div className="chips">
        <span className="m365-triage-label">Needs attention</span>
        {facets &&
          chips(facets, on).map((chip) => (
            <button
              key={chip.id}
              className={`chip ${chip.tone}`}
              type="button"
              aria-pressed={on.includes(chip.id)}
              onClick={() => toggle(chip.id)}
            >
              {chip.icon && <Icon name={chip.icon} />}
              <span className="chip-label">{chip.label}</span>
              <span className="chip-count">{number(chip.count)}</span>
            </button>
          ))}
      </div>
    </section>
  );
});
