/** The little that the page needs beyond the browser's own functions. */

/** The first match, which the page's HTML has. */
export function one<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
}

/** A copy of what a template of the page holds. */
export function copy(id: string): HTMLElement {
  const template = one<HTMLTemplateElement>(document, `template#${id}`);
  return document.importNode(template.content, true).firstElementChild as HTMLElement;
}

/** An element with a class and content. */
export function element(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

/** An SVG element with attributes. */
export function svg(name: string, attributes: Record<string, string>, ...content: Node[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** An icon of the console's sprite. */
export function icon(name: string): SVGElement {
  const use = svg('use', { href: `#icon-${name}` });
  return svg('svg', { class: 'icon', width: '16', height: '16', 'aria-hidden': 'true', focusable: 'false' }, use);
}

/** A bar that is full so many per cent. */
export function meter(percent: number): HTMLElement {
  const bar = element('span', 'meter-bar');
  bar.style.inlineSize = `${percent}%`;
  return element('span', 'meter tone-neutral', bar);
}
