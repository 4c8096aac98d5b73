import { memo } from 'react';
import type { Summary } from '../shared/api';
import { sparkline, tiles } from '../shared/words';

/** A bar that is full so many per cent. */
export function Meter({ percent }: { percent: number }) {
  return (
    <span className="meter tone-neutral">
      <span className="meter-bar" style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}

/** The five tiles. */
export const Tiles = memo(function Tiles({ summary }: { summary: Summary | undefined }) {
  if (!summary) return <section className="tiles" aria-label="Overview" />;
  return (
    <section className="tiles" aria-label="Overview">
      {tiles(summary).map((tile) => (
        <button key={tile.title} className="tile tile-link" type="button">
          <span className="tile-title">{tile.title}</span>
          <span className="tile-value">
            <span className="tile-number">{tile.value}</span>
            <span className="tile-unit">{tile.unit}</span>
          </span>
          <span className="tile-note">{tile.note}</span>
          <span className="tile-extra">
            {tile.bars.length === 0 && (
              <svg className="sparkline tone-good" viewBox="0 0 120 24" preserveAspectRatio="none">
                <path d={sparkline(summary.successTrend)} />
              </svg>
            )}
            {tile.bars.map((percent, at) => (
              <Meter key={at} percent={percent} />
            ))}
          </span>
        </button>
      ))}
    </section>
  );
});
