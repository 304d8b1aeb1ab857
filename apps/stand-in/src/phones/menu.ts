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
export function createMenu() {
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
  document.body.append(node)
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
      place(node, beside.getBoundingClientRect())
      node.querySelector('button')?.focus()
    },
  }
}

export type Menu = ReturnType<typeof createMenu>

function place(node: HTMLElement, beside: DOMRect): void {
  const { width, height } = node.getBoundingClientRect()
  const below = beside.bottom + height + edgePixels <= innerHeight
  const left = Math.min(Math.max(edgePixels, beside.right - width), innerWidth - width - edgePixels)
  const top = below ? beside.bottom : Math.max(edgePixels, beside.top - height)
  node.style.left = `${left}px`
  node.style.top = `${top}px`
}
