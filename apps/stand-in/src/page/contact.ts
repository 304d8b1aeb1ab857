import type { WireContact } from '../wire/messages.js'
import { createWid, type Wid } from './wid.js'

/** One id of one person; the other id, if the page may know it, sits in `lid` or `phoneNumber`. */
export class Contact {
  readonly id: Wid
  declare pushname?: string
  declare lid?: Wid
  declare phoneNumber?: Wid
  readonly type = 'in'
  readonly isBusiness = false
  readonly isEnterprise = false
  readonly isContactBlocked = false

  constructor(id: Wid) {
    this.id = id
  }

  get formattedName(): string {
    return this.pushname ?? `+${this.id.user}`
  }

  serialize() {
    return { ...this }
  }
}

/** Everybody whom the page knows, by each of their ids. */
export class Contacts {
  readonly #byId = new Map<string, Contact>()

  put(wire: WireContact): void {
    for (const wid of [wire.phone, wire.lid]) {
      if (!wid) continue
      const contact = this.open(createWid(wid))
      if (wire.pushname) contact.pushname = wire.pushname
      if (wire.lid) contact.lid = createWid(wire.lid)
      if (wire.phone) contact.phoneNumber = createWid(wire.phone)
    }
  }

  /** The contact of an id, made when new. */
  open(id: Wid): Contact {
    const known = this.#byId.get(id._serialized)
    if (known) return known
    const made = new Contact(id)
    this.#byId.set(id._serialized, made)
    return made
  }

  get(id: unknown): Contact | undefined {
    return this.#byId.get(String(id))
  }

  getModelsArray(): Contact[] {
    return [...this.#byId.values()]
  }

  /** The lid of a phone, where known. */
  lidOf(id: Wid): Wid | undefined {
    return id.isLid() ? id : this.get(id)?.lid
  }

  /** The phone of a lid, where known. */
  phoneOf(id: Wid): Wid | undefined {
    return id.isLid() ? this.get(id)?.phoneNumber : id
  }
}
