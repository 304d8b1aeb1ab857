type Kind<Found extends HTMLElement> = { new (): Found }

/** The element with this id; the page is ours, so a missing one is our mistake. */
export function element<Found extends HTMLElement>(id: string, kind: Kind<Found>): Found {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${id}`)
}

/** An element with a text; texts are never markup. */
export function make(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}
