import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { element, make } from './elements.js'

interface Row {
  item: HTMLLIElement
  button: HTMLElement
  name: HTMLElement
  last: HTMLElement
  person: PhoneSummary
}

/** The list of customers. Rows stay where and what they are: a change must not take them from under a thumb. */
export function createPeopleList(onOpen: (person: PhoneSummary) => void) {
  const rows = new Map<string, Row>()
  const addRow = (person: PhoneSummary): Row => {
    const button = make('button', '')
    const row = {
      item: document.createElement('li'),
      button,
      name: make('b', ''),
      last: make('span', ''),
      person,
    }
    button.setAttribute('type', 'button')
    button.append(row.name, row.last)
    button.addEventListener('click', () => onOpen(row.person))
    row.item.append(button)
    rows.set(person.contact, row)
    return row
  }
  return {
    /** Draws who is there now; newcomers go to the top. `open`: the contact whose conversation is shown. */
    draw(people: PhoneSummary[], open: string | undefined): void {
      const newcomers = people.filter(each => !rows.has(each.contact)).map(each => addRow(each).item)
      element('list', HTMLUListElement).prepend(...newcomers)
      for (const person of people) {
        const row = rows.get(person.contact)
        if (!row) continue
        row.person = person
        row.button.setAttribute('aria-current', String(person.contact === open))
        setText(row.name, nameOf(person))
        setText(row.last, person.typing ? 'The shop is writing…' : (person.last?.body ?? ''))
      }
      element('nobody', HTMLParagraphElement).hidden = people.length > 0
    },
  }
}

function setText(at: HTMLElement, text: string): void {
  if (at.textContent !== text) at.textContent = text
}

/** The name that the person chose, else the number. */
export function nameOf({ person, contact }: PhoneSummary): string {
  return person.name ?? `+${contact.split('@')[0]}`
}
