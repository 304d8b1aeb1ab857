/** Which keys were seen, in 16 bytes each rather than the hundred of a Set of texts: a file has up to millions. */
export class Seen {
  private slots = new BigUint64Array(1_024)
  private size = 0

  /** @param key 32 hexadecimal digits, of which 16 tell them apart @returns whether it is new */
  add(key: string): boolean {
    const value = BigInt(`0x${key.slice(0, 16)}`) || 1n
    if (this.size * 2 >= this.slots.length) this.grow()
    const isNew = put(this.slots, value)
    if (isNew) this.size += 1
    return isNew
  }

  private grow(): void {
    const slots = new BigUint64Array(this.slots.length * 2)
    for (const value of this.slots) if (value !== 0n) put(slots, value)
    this.slots = slots
  }
}

function put(slots: BigUint64Array, value: bigint): boolean {
  const mask = slots.length - 1
  for (let at = Number(value & BigInt(mask)); ; at = (at + 1) & mask) {
    if (slots[at] === value) return false
    if (slots[at] === 0n) {
      slots[at] = value
      return true
    }
  }
}
