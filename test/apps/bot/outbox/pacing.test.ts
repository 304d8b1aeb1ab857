import { createPacing, type Pace } from '@comanda/bot/outbox/pacing.js'
import { expect } from 'chai'

const pace: Pace = {
  leastMs: 1_000,
  mostMs: 4_000,
  apartMs: 1_000,
  perMinute: 20,
  shareOfChat: 3,
  mostOfChat: 6,
  keptForFew: 8,
  keptForKnown: 6,
}

describe('the pace of sends', () => {
  const paced = () => createPacing({ pace, random: () => 0.5 })

  it('lets two chats think at the same time, and sends them a second apart', () => {
    const pacing = paced()
    expect(pacing.take(1, 0)).to.equal(2_500)
    expect(pacing.take(2, 0)).to.equal(3_500)
    expect(pacing.take(3, 10_000)).to.equal(2_500)
  })

  it('gives nobody a turn once a minute is full, and says when there is room again', () => {
    const pacing = paced()
    for (let chat = 1; chat <= 20; chat += 1) pacing.take(chat, 0)
    expect(pacing.turn(10_000)).to.equal(undefined)
    const freeAt = pacing.freeAt(10_000) ?? Number.NaN
    expect(freeAt).to.equal(62_500)
    expect(pacing.turn(freeAt)).not.to.equal(undefined)
  })

  it('leaves a chat out once it had its most of a minute, and once it had its share where few places are left', () => {
    const pacing = paced()
    for (let count = 1; count <= 3; count += 1) pacing.take(1, 0)
    expect(pacing.turn(0)?.excluded).to.deep.equal([])
    for (let count = 4; count <= 6; count += 1) pacing.take(1, 0)
    expect(pacing.turn(0)?.excluded).to.deep.equal([1])
    for (let count = 1; count <= 6; count += 1) pacing.take(2 + (count % 2), 0)
    expect(pacing.turn(0)?.excluded).to.have.members([1, 2, 3])
  })

  it('keeps the last places of a minute for those who ordered before', () => {
    const pacing = paced()
    for (let chat = 1; chat <= 13; chat += 1) pacing.take(chat, 0)
    expect(pacing.turn(0)?.isForStrangers).to.equal(true)
    pacing.take(14, 0)
    expect(pacing.turn(0)?.isForStrangers).to.equal(false)
  })
})
