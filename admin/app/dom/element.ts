/** What of the app stands outside Decap's tree is made of plain elements. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] =>
  Object.assign(document.createElement(name), { className, textContent: text });

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(element('button', 'gs-switch', text), { type: 'button' as const });
  made.addEventListener('click', act);
  return made;
}
