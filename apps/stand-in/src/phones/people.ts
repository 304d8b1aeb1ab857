import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { element, make } from './elements.js'

/** Draws the list of customers; the one with this contact is open. */
export function drawPeople(
  people: PhoneSummary[],
  open: string | undefined,
  onOpen: (person: PhoneSummary) => void,
): void {
  const focused = document.activeElement?.getAttribute('data-contact')
  const rows = people.map(person => {
    const button = make('button', nameOf(person))
    button.setAttribute('type', 'button')
    button.setAttribute('data-contact', person.contact)
    button.setAttribute('aria-current', String(person.contact === open))
    button.append(make('span', person.typing ? 'The shop is writing…' : (person.last?.body ?? '')))
    button.addEventListener('click', () => onOpen(person))
    const row = document.createElement('li')
    row.append(button)
    return { row, button, contact: person.contact }
  })
  element('list', HTMLUListElement).replaceChildren(...rows.map(each => each.row))
  rows.find(each => each.contact === focused)?.button.focus()
  element('nobody', HTMLParagraphElement).hidden = people.length > 0
}

/** The name that the person chose, else the number. */
export function nameOf({ person, contact }: PhoneSummary): string {
  return person.name ?? `+${contact.split('@')[0]}`
}
