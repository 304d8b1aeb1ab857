import { element, make, makeButton } from './elements.js'
import { avatar } from './names.js'
import { starters } from './suggestions.js'

/**
 * Suggested customers who aren't there yet: as chips above the list, and with their first words on the stage.
 * @param add makes the customer, and sends the words if there are any
 * @returns draws them, given the names of who is there
 */
export function createStarters(add: (name: string, text?: string) => void) {
  const cards = element('starters', HTMLElement)
  const chips = element('suggested-names', HTMLElement)
  let drawn: string | undefined
  return (present: (string | undefined)[]): void => {
    const left = starters.filter(({ name }) => !present.includes(name))
    const signature = left.map(each => each.name).join()
    if (signature === drawn) return
    drawn = signature
    cards.replaceChildren(...left.map(({ name, text }) => cardOf(name, text, () => add(name, text))))
    chips.replaceChildren(
      ...left.map(({ name }) => {
        const chip = makeButton('chip', name, () => add(name))
        chip.setAttribute('aria-label', `Add ${name}`)
        return chip
      }),
    )
  }
}

function cardOf(name: string, text: string, onPress: () => void): HTMLElement {
  const title = make('b', '', make('bdi', '', name))
  const words = make('span', 'starter-words', title, make('span', '', `“${text}”`))
  const card = makeButton('starter', name, onPress, avatar(name), words)
  card.removeAttribute('aria-label')
  return card
}
