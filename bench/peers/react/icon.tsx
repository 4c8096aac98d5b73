/** An icon of the console's sprite. */
export function Icon({ name }: { name: string }) {
  return (
    <svg className="icon" width="16" height="16" aria-hidden="true" focusable="false">
      <use href={`#icon-${name}`} />
    </svg>
  );
}
