import { rm } from 'node:fs/promises'
import { isPagesFault } from '@comanda/bot/whatsapp/pages-fault.js'
import { expect } from 'chai'
import WAWebJS from 'whatsapp-web.js'

const rejectionOf = (pending: Promise<unknown>): Promise<unknown> =>
  pending.then(
    () => expect.fail('it was fulfilled'),
    (error: unknown) => error,
  )

describe('a rejection that nobody handled', () => {
  it('is the page’s where the library or the page threw it, in whatever form', async () => {
    const client = new WAWebJS.Client({ authStrategy: new WAWebJS.NoAuth() })
    expect(isPagesFault(await rejectionOf(client.getState()))).to.equal(true)
    for (const thrown of ['auth timeout', undefined, { code: 401 }])
      expect(isPagesFault(thrown)).to.equal(true)
  })

  it('is the page’s where it carries no stack: a profile that can’t be deleted', async () => {
    expect(isPagesFault(await rejectionOf(rm('/proc/1/status')))).to.equal(true)
  })

  it('is ours otherwise, and ends the process', () => {
    expect(isPagesFault(new TypeError('a mistake'))).to.equal(false)
  })
})
