import { tmpdir } from 'node:os'
import { freeBytes, judgeRoom } from '@comanda/shared/disk/room.js'
import { expect } from 'chai'

const megabytes = (count: number): number => count * 1024 * 1024

describe('the room on the disk', () => {
  it('is scarce below 500 MB and gone below 100', () => {
    expect(judgeRoom(megabytes(500))).to.equal('enough')
    expect(judgeRoom(megabytes(499))).to.equal('scarce')
    expect(judgeRoom(megabytes(99))).to.equal('gone')
    expect(judgeRoom(0)).to.equal('gone')
  })

  it('is no trouble where nobody can tell', () => {
    expect(judgeRoom(undefined)).to.equal('enough')
  })

  it('is that of the fullest of the disks, whichever folders there are', async () => {
    expect(await freeBytes([tmpdir(), '/nowhere'])).to.be.above(0)
    expect(await freeBytes(['/nowhere'])).to.equal(undefined)
    // a file system that has no room by its nature
    expect(await freeBytes([tmpdir(), '/proc'])).to.equal(0)
  })
})
