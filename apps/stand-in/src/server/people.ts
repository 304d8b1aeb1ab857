import type { Person } from '@comanda/stand-in-control/operations.js'
import { lidWid, phoneWid } from '../wire/ids.js'
import type { WireContact } from '../wire/messages.js'
import { Refusal } from './refusal.js'

/** One human being, under the phone, the lid or both. */
export interface Contact extends Person {
  /** The page may not learn the phone. */
  phoneHidden: boolean
}

export interface PeopleOptions {
  contacts?: Contact[]
  /** Called with each contact that is new or changed. */
  onChange(contact: Contact): void
}

/** The people that an account knows. */
export interface People {
  /** The contact for a person: found by phone or lid, made when new, merged when both forms turn out to be one. */
  put(person: Person & { phoneHidden?: boolean }): Contact
  /** By chat id, `…@c.us` or `…@lid`. */
  find(wid: string): Contact | undefined
  all(): Contact[]
}

const digits = /^\d{5,20}$/

export function createPeople({ contacts = [], onChange }: PeopleOptions): People {
  const byWid = new Map<string, Contact>()
  const index = (contact: Contact) => {
    if (contact.phone) byWid.set(phoneWid(contact.phone), contact)
    if (contact.lid) byWid.set(lidWid(contact.lid), contact)
  }
  contacts.forEach(index)
  return {
    put({ phone, lid, name, phoneHidden }) {
      for (const id of [phone, lid]) {
        if (id !== undefined && !digits.test(id)) throw new Refusal('bad_input', `not digits: ${id}`)
      }
      if (!phone && !lid) throw new Refusal('bad_input', 'a person needs a phone or a lid')
      const known = [phone && byWid.get(phoneWid(phone)), lid && byWid.get(lidWid(lid))].filter(
        found => typeof found === 'object',
      )
      const before = Object.assign({ phoneHidden: false }, ...known) as Contact
      const after: Contact = {
        ...before,
        ...(phone && { phone }),
        ...(lid && { lid }),
        ...(name && { name }),
        ...(phoneHidden !== undefined && { phoneHidden }),
      }
      const [first] = known
      if (first && new Set(known).size === 1 && same(first, after)) return first
      index(after)
      onChange(after)
      return after
    },
    find: wid => byWid.get(wid),
    all: () => [...new Set(byWid.values())],
  }
}

const same = (a: Contact, b: Contact) =>
  a.phone === b.phone && a.lid === b.lid && a.name === b.name && a.phoneHidden === b.phoneHidden

/** One id for one person, whichever form was used: the phone first. */
export function contactId(contact: Contact): string {
  return contact.phone ? phoneWid(contact.phone) : lidWid(contact.lid ?? '')
}

/** Every chat id that leads to this person. */
export function widsOf(contact: Contact): string[] {
  return [...(contact.phone ? [phoneWid(contact.phone)] : []), ...(contact.lid ? [lidWid(contact.lid)] : [])]
}

/** What the page may know of somebody that it knows under `wid`. */
export function toWireContact(contact: Contact): WireContact {
  const hidden = contact.phoneHidden && contact.lid !== undefined
  return {
    ...(contact.phone && !hidden && { phone: phoneWid(contact.phone) }),
    ...(contact.lid && { lid: lidWid(contact.lid) }),
    ...(contact.name && { pushname: contact.name }),
  }
}
