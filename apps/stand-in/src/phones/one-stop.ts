const steps: Record<string, (at: number, last: number) => number> = {
  ArrowUp: at => at - 1,
  ArrowDown: at => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
}

/**
 * Makes the many buttons of a list one stop for the Tab key; arrows go from one to the next.
 * @returns what to call after each change of the list.
 */
export function makeOneStop(list: HTMLElement, selector: string): () => void {
  const all = () => [...list.querySelectorAll<HTMLElement>(selector)]
  const stopAt = (chosen: HTMLElement | undefined) => {
    for (const each of all()) each.tabIndex = each === chosen ? 0 : -1
  }
  list.addEventListener('keydown', event => {
    const buttons = all()
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const next = steps[event.key]?.(at, buttons.length - 1)
    if (at === -1 || next === undefined) return
    event.preventDefault()
    buttons[next]?.focus()
  })
  list.addEventListener('focusin', event => {
    const button = all().find(each => each === event.target)
    if (button) stopAt(button)
  })
  return () => stopAt(all().find(each => each === document.activeElement) ?? all().at(-1))
}
