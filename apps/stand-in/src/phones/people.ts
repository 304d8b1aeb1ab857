import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { ticks } from './bubble.js'
import { describe } from './describe.js'
import { element, make, makeButton, setChildren, setText, unseen } from './elements.js'
import { avatar, nameOf } from './names.js'
import { whenOf } from './times.js'

interface Row {
  item: HTMLLIElement
  button: HTMLButtonElement
  name: HTMLElement
  when: HTMLElement
  last: HTMLElement
  unread: HTMLElement
  person: PhoneSummary
}

/** The list of customers. Rows stay where and what they are: a change must not take them from under a thumb. */
export function createPeopleList(onOpen: (person: PhoneSummary) => void) {
  const rows = new Map<string, Row>()
  const list = element('list', HTMLUListElement)
  const addRow = (person: PhoneSummary): Row => {
    const name = make('bdi')
    const when = make('span', 'row-when')
    const last = make('span', 'row-last')
    const unread = make('span', 'badge')
    const lines = make('span', 'row-lines', make('b', 'row-name', name), when, last, unread)
    const button = makeButton('row', nameOf(person), () => onOpen(row.person), avatar(nameOf(person)), lines)
    button.removeAttribute('aria-label')
    const row = { item: make('li', '', button), button, name, when, last, unread, person }
    rows.set(person.contact, row)
    return row
  }
  return {
    /** Draws who is there now; newcomers go to the top. `shown`: the contacts whose phones are open. */
    draw(people: PhoneSummary[], shown: readonly string[], unreadOf: (person: PhoneSummary) => number): void {
      const newcomers = people.filter(each => !rows.has(each.contact)).map(each => addRow(each).item)
      if (newcomers.length > 0) list.prepend(...newcomers)
      for (const person of people) {
        const row = rows.get(person.contact)
        if (!row) continue
        row.person = person
        row.button.setAttribute('aria-current', String(shown.includes(person.contact)))
        setText(row.name, nameOf(person))
        setText(row.when, person.last ? whenOf(person.last.timestamp) : '')
        drawLast(row)
        drawUnread(row.unread, unreadOf(person))
      }
      element('nobody', HTMLParagraphElement).hidden = people.length > 0
    },
  }
}

function drawLast({ last, person }: Row): void {
  const words = person.typing ? 'typing…' : person.last ? describe(person.last) : 'No messages yet'
  const receipt = person.typing ? undefined : person.last?.receipt
  last.classList.toggle('typing', person.typing)
  const signature = `${receipt} ${words}`
  if (last.dataset.signature === signature) return
  last.dataset.signature = signature
  setChildren(last, [...(receipt ? [ticks(receipt)] : []), make('bdi', '', words)])
}

function drawUnread(badge: HTMLElement, count: number): void {
  badge.hidden = count === 0
  if (badge.dataset.count === String(count)) return
  badge.dataset.count = String(count)
  setChildren(badge, [document.createTextNode(count > 99 ? '99+' : String(count)), unseen(' unread')])
}
