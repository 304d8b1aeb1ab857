import { make, makeButton } from './elements.js'
import { type IconName, icon } from './icons.js'

const edgePixels = 8

/** One entry of a menu. */
export interface Choice {
  label: string
  icon: IconName
  act: () => void
}

/** The page's one menu, which opens beside whatever asked for it. Escape or a press elsewhere closes it. */
export function createMenu(parent: HTMLElement) {
  const node = make('div', 'menu')
  node.popover = 'auto'
  node.role = 'group'
  const close = () => node.hidePopover()
  // It stands beside a bubble: once a hand scrolls that away, it would point at nothing.
  for (const gesture of ['wheel', 'touchmove'] as const) {
    document.addEventListener(
      gesture,
      event => {
        if (event.target instanceof Node && !node.contains(event.target)) close()
      },
      { passive: true },
    )
  }
  parent.append(node)
  return {
    close,
    /** `emoji`: offered in a row above the choices. */
    open(beside: HTMLElement, label: string, choices: Choice[], emoji?: (chosen: string) => void): void {
      const press = (act: () => void) => () => {
        close()
        act()
      }
      node.setAttribute('aria-label', label)
      node.replaceChildren()
      if (emoji) {
        const all = ['👍', '❤️', '😂', '😮', '😢', '🙏'].map(each => {
          const button = makeButton(
            'emoji',
            each,
            press(() => emoji(each)),
          )
          button.setAttribute('aria-label', `React with ${each}`)
          return button
        })
        node.append(make('div', 'emoji-row', ...all))
      }
      for (const choice of choices) {
        const words = make('span', '', choice.label)
        const button = makeButton('choice', choice.label, press(choice.act), icon(choice.icon), words)
        button.removeAttribute('aria-label')
        node.append(button)
      }
      node.showPopover()
      place(node, beside)
      node.querySelector('button')?.focus()
    },
  }
}

export type Menu = ReturnType<typeof createMenu>

/** Below what it belongs to where there is room, else above; over that phone and no other. */
function place(node: HTMLElement, beside: HTMLElement): void {
  const { width, height } = node.getBoundingClientRect()
  const { right, top, bottom } = beside.getBoundingClientRect()
  const phone =
    beside.closest('.phone')?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight)
  const lowest = bottom + height + edgePixels <= innerHeight ? bottom : top - height
  const rightmost = Math.min(right, phone.right - edgePixels) - width
  node.style.left = `${Math.max(edgePixels, phone.left + edgePixels, rightmost)}px`
  node.style.top = `${Math.max(edgePixels, lowest)}px`
}
