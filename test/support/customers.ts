/// <reference lib="dom" />
import type { Page } from 'puppeteer'
import { createPerson, type Person } from './person.js'
import { waitFor } from './wait-for.js'

/** The customers' phones, used as a person does: one at a time on a narrow screen, side by side on a wide one. */
export interface Customers extends Person {
  /** Adds a customer, whose phone opens. */
  add(name: string): Promise<void>
  /** Writes to the shop on this customer's phone. */
  write(name: string, text: string): Promise<void>
  /** Waits until the phone shows a message of the shop with these words in it, and gives the whole of it. */
  hears(name: string, words: string): Promise<string>
  /** All that the phone shows of the shop, oldest first. */
  heard(name: string): Promise<string[]>
}

export function createCustomers(page: Page): Customers {
  const person = createPerson(page)
  const phoneOf = (name: string): string => `section[aria-label="${name}'s phone"]`

  async function pickUp(name: string): Promise<void> {
    if ((await page.$(phoneOf(name))) !== null) return
    if (await page.$eval('#people', people => people.getClientRects().length === 0)) {
      await person.press('Back to the customers')
    }
    await person.pressText(name)
    await page.waitForSelector(`${phoneOf(name)} .thread`)
  }

  async function heard(name: string): Promise<string[]> {
    await pickUp(name)
    return page.$$eval(`${phoneOf(name)} .message:not(.mine) .text`, messages =>
      messages.map(message => (message as HTMLElement).innerText),
    )
  }

  return {
    ...person,
    add: async name => {
      if (await page.$eval('#people', people => people.getClientRects().length === 0)) {
        await person.press('Back to the customers')
      }
      await person.type('New customer', name)
      await person.press('Add')
      await page.waitForSelector(`${phoneOf(name)} textarea:focus`)
    },
    write: async (name, text) => {
      await pickUp(name)
      await person.type(`Message from ${name}`, text)
      await page.keyboard.press('Enter')
    },
    hears: async (name, words) => {
      const look = async () => (await heard(name)).findLast(message => message.includes(words))
      try {
        return await waitFor(`${name} to hear “${words}”`, look)
      } catch (cause) {
        throw new Error(`${name} never heard “${words}”, but ${(await heard(name)).join(' | ')}`, { cause })
      }
    },
    heard,
  }
}
