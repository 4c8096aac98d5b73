/** A language that nobody speaks: accented, 40 % longer, in brackets, so that what is cut or not translated shows. */
const ACCENTS: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç' };

function longer(text: string): string {
  const accented = text.replace(/\{[^}]*\}|./gs, (part) => ACCENTS[part] ?? part);
  const letters = text.replace(/\{[^}]*\}/g, '').length;
  return `⟦${accented}${' ló'.repeat(Math.ceil((letters * 0.4) / 3))}⟧`;
}

/** The catalog of that language; plural forms as German has them. */
export function pseudo(catalog: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(catalog).map((english) => [english, english.split('|').map(longer).join('|')]),
  );
}
