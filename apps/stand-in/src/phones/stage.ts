import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { element, setChildren } from './elements.js'
import { createPhone, type Phone, type PhoneParts, type Shop } from './phone.js'

/** Widths at which one more phone has room beside the list. */
const roomFor = [
  { phones: 3, at: matchMedia('(min-width: 1240px)') },
  { phones: 2, at: matchMedia('(min-width: 900px)') },
]

/** The phones that lie side by side; the one opened longest ago makes room for another. */
export function createStage(parts: Omit<PhoneParts, 'onClose'>, onChange: () => void) {
  const phones = new Map<string, Phone>()
  /** The latest opened last. */
  const open = [...parts.memory.open]
  /** Where they lie, from left to right: a phone stays in its place. */
  let places: string[] = []
  const node = element('stage', HTMLElement)
  const room = () => roomFor.find(each => each.at.matches)?.phones ?? 1
  const shown = () => open.slice(-room())
  for (const { at } of roomFor) at.addEventListener('change', onChange)

  const close = (contact: string) => {
    open.splice(0, open.length, ...open.filter(each => each !== contact))
    parts.memory.setOpen(open)
    onChange()
  }
  const arrange = (): void => {
    const now = shown()
    const free = now.filter(each => !places.includes(each))
    places = places.map(each => (now.includes(each) ? each : (free.shift() ?? ''))).filter(Boolean)
    places.push(...free)
    for (const [contact, phone] of phones) {
      if (now.includes(contact)) continue
      phone.close()
      phones.delete(contact)
    }
  }
  return {
    shown,
    open(contact: string): void {
      open.splice(0, open.length, ...open.filter(each => each !== contact), contact)
      parts.memory.setOpen(open)
      onChange()
    },
    phone: (contact: string) => phones.get(contact),
    /** Lays out the open phones and brings each up to date. */
    async draw(people: PhoneSummary[], shop: Shop): Promise<void> {
      const known = new Map(people.map(each => [each.contact, each]))
      // A stand-in that started afresh knows nobody of before.
      open.splice(0, open.length, ...open.filter(each => known.has(each)))
      arrange()
      const drawn = places.flatMap(contact => {
        const person = known.get(contact)
        if (!person) return []
        const phone = phones.get(contact) ?? createPhone(person, shop, { ...parts, onClose: close })
        phones.set(contact, phone)
        return [{ phone, person }]
      })
      setChildren(
        node,
        drawn.map(({ phone }) => phone.node),
      )
      await Promise.all(drawn.map(({ phone, person }) => phone.draw(person, shop)))
    },
    drawUnread(): void {
      for (const phone of phones.values()) phone.drawUnread()
    },
  }
}
