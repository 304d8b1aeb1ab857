import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createOutageRepository } from '@comanda/shared/outages/repository.js'
import { expect } from 'chai'
import { useDrivenShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'
import { runOps } from '../../ops/run-ops.js'

const often = {
  BROWSER_PROBE_INTERVAL_MS: '200',
  SEND_CONFIRM_MS: '200',
}

describe('a page that can’t do its part', () => {
  const shop = useDrivenShop(often)
  const account = async (): Promise<Account> => {
    const found = await createAccountRepository(shop.db).find(shop.accountId)
    if (found === undefined) throw new Error('there is no account')
    return found
  }
  const health = async (): Promise<number> => {
    const [, port] = [...(await shop.log()).matchAll(/"healthPort":(\d+)/g)].at(-1) ?? []
    return (await fetch(`http://127.0.0.1:${port}/health`)).status
  }

  before(async () => {
    shop.startBot()
    await shop.pair()
  })
  afterEach(async () => {
    await shop.control.setMissing({ names: [] })
    await shop.control.setDeaf({ deaf: false })
    await shop.control.setAcks({ upTo: 3 })
  })

  it('is named when it loses what sending needs, and what waited goes out once it has it again', async () => {
    const phone = '15551240001'
    await shop.control.setMissing({ names: ['WAWebSendMsgChatAction.addAndSendMsgToChat'] })
    const { cannotSend } = await waitFor('it to be noticed', async () => {
      const now = await account()
      return now.cannotSend !== undefined && now
    })
    expect(cannotSend?.why).to.equal('WhatsApp’s page lacks WAWebSendMsgChatAction.addAndSendMsgToChat')
    expect(await health()).to.equal(503)
    const { stdout } = await runOps(shop.databaseUrl, ['status'])
    expect(stdout).to.include('CANNOT SEND since').and.to.include('addAndSendMsgToChat')
    const key = await shop.write(phone, 'a coke')
    await waitFor('the reply to wait', () => shop.db('outbox').where({ status: 'pending' }).first())
    expect(await shop.replies(phone)).to.deep.equal([])

    await shop.control.setMissing({ names: [] })
    await shop.untilSettled([key])
    expect(await shop.replies(phone)).to.have.length(1)
    await waitFor('it to be over', async () => (await account()).cannotSend === undefined)
    expect(await health()).to.equal(200)
    // nobody was answered for that time: it is told what came of it
    const outage = await waitFor('the report', async () =>
      (await createOutageRepository(shop.db).latest(shop.accountId, 1)).at(0),
    )
    expect(outage).to.include({ messages: 1, answered: 1, handedOver: 0 })
  })

  it('is named when a send fails whatever it is for', async () => {
    await shop.control.failSends({ count: 3, mode: 'throw' })
    const key = await shop.write('15551240002', 'a coke')
    const { cannotSend } = await waitFor('it to be noticed', async () => {
      const now = await account()
      return now.cannotSend !== undefined && now
    })
    expect(cannotSend?.why).to.match(/^sending fails: .*could not be sent/)
    await shop.untilSettled([key])
    await waitFor('it to be over', async () => (await account()).cannotSend === undefined)
  })

  it('is named when it tells of nothing new, which is found in the chats', async () => {
    // a page brings up what it missed for a moment after it is ready
    await new Promise(resolve => setTimeout(resolve, 11_000))
    await shop.control.setDeaf({ deaf: true })
    await shop.untilSettled([await shop.write('15551240003', 'a coke')])
    const { cannotReceive } = await waitFor('it to be noticed', async () => {
      const now = await account()
      return now.cannotReceive !== undefined && now
    })
    expect(cannotReceive?.why).to.equal('WhatsApp’s page doesn’t tell of new messages')
    expect(await health()).to.equal(503)
    await shop.control.setDeaf({ deaf: false })
    await shop.untilSettled([await shop.write('15551240003', 'hello')])
    await waitFor('it to be over', async () => (await account()).cannotReceive === undefined)
  })

  it('is told when WhatsApp takes messages and confirms none', async () => {
    await shop.control.setAcks({ upTo: 0 })
    await shop.untilSettled([await shop.write('15551240004', 'a coke')])
    const { cannotSend } = await waitFor('it to be noticed', async () => {
      const now = await account()
      return now.cannotSend !== undefined && now
    })
    expect(cannotSend?.why).to.equal('WhatsApp takes messages and doesn’t confirm them')
  })

  it('hands the chat over whose reply alone is never confirmed', async () => {
    await shop.control.setAcks({ upTo: 0 })
    const stuck = await shop.write('15551240005', 'a coke')
    await shop.untilSettled([stuck])
    await shop.control.setAcks({ upTo: 3 })
    await shop.untilSettled([await shop.write('15551240006', 'a coke')])
    await waitFor('a person to be asked', () =>
      shop.db('handovers').where({ reason: 'not_sent' }).whereNull('closed_at').first(),
    )
  })

  it('is named also where it will never be ready', async () => {
    await shop.stopBot()
    await shop.control.setMissing({ names: ['WAWebChatGetters', 'WAWebCollections'] })
    shop.startBot()
    const { cannotReceive, cannotSend } = await waitFor('it to be noticed', async () => {
      const now = await account()
      return now.cannotReceive !== undefined && now.cannotSend !== undefined && now
    })
    expect(cannotReceive?.why).to.include('WAWebCollections.Msg.on')
    expect(cannotSend?.why).to.include('WAWebChatGetters')
    expect(await health()).to.equal(503)
    await shop.control.setMissing({ names: [] })
  })
})

describe('an outage', () => {
  const shop = useDrivenShop(often)

  it('is told once it is over: how long it was, what came, and what became of it', async () => {
    shop.startBot()
    await shop.pair()
    await shop.untilSettled([await shop.write('15551240011', 'hello')])
    await waitFor('a sign of life', () => shop.db('accounts').whereNotNull('last_proof_at').first())
    await shop.killBot()
    await shop.control.inject({ from: { phone: '15551240011' }, text: 'a coke' })
    await shop.control.inject({
      from: { phone: '15551240012' },
      media: { mimetype: 'audio/ogg', data: Buffer.from('hum').toString('base64') },
    })
    const before = (await createAccountRepository(shop.db).find(shop.accountId))?.awaySince
    expect(before).to.be.instanceOf(Date)
    shop.startBot()
    const outage = await waitFor('the report', async () =>
      (await createOutageRepository(shop.db).latest(shop.accountId, 1)).at(0),
    )
    expect(outage.beganAt).to.deep.equal(before)
    expect(outage).to.include({ messages: 2, answered: 1, handedOver: 1 })
    expect((await createAccountRepository(shop.db).find(shop.accountId))?.awaySince).to.equal(undefined)
  })
})
