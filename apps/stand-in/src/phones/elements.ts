type Kind<Found extends HTMLElement> = { new (): Found }

/** The element with this id; the page is ours, so a missing one is our mistake. */
export function element<Found extends HTMLElement>(id: string, kind: Kind<Found>): Found {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${id}`)
}

/** An element with children; texts stay texts, never markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

/** A button that never submits a form. */
export function makeButton(className: string, label: string, onPress: () => void, ...children: Node[]) {
  const button = make('button', className, ...(children.length > 0 ? children : [label]))
  button.type = 'button'
  if (children.length > 0) button.setAttribute('aria-label', label)
  button.addEventListener('click', onPress)
  return button
}

/** Words for a screen reader alone. */
export const unseen = (text: string) => make('span', 'unseen', text)

/** Writes only what is new, so that nothing is announced or laid out twice. */
export function setText(at: HTMLElement, text: string): void {
  if (at.textContent !== text) at.textContent = text
}

/** Makes `parent` hold exactly these children, and moves only those that are out of place. */
export function setChildren(parent: HTMLElement, wanted: Node[]): void {
  const keep = new Set(wanted)
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove()
  wanted.forEach((node, index) => {
    const there = parent.childNodes[index]
    if (there !== node) parent.insertBefore(node, there ?? null)
  })
}
