import { BackupError } from '@comanda/backup/backup-error.js'
import { decrypt, encrypt } from '@comanda/backup/encryption.js'
import { expect } from 'chai'

const secret = 'correct horse battery staple'
const headBytes = 49
const frameBytes = 65_536 + 4 + 16

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const sealed = (content: Buffer, piece = 10_000): Promise<Buffer> =>
  collect(encrypt(inPieces(content, piece), secret))
const opened = (bytes: Buffer, key = secret): Promise<Buffer> => collect(decrypt(inPieces(bytes, 7_777), key))

async function refusal(bytes: Buffer, key = secret): Promise<BackupError> {
  const error = await opened(bytes, key).catch(reason => reason)
  expect(error).to.be.instanceOf(BackupError)
  return error
}

describe('encryption of backups', () => {
  const content = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251))

  it('gives back what it was given, at every size around a frame’s end', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
      const plain = content.subarray(0, size)
      expect((await opened(await sealed(plain))).equals(plain), `${size} bytes`).to.equal(true)
    }
  })

  it('hides it, and hides the same thing differently each time', async () => {
    const text = Buffer.from('María García, 5 Oak St')
    const [one, other] = await Promise.all([sealed(text), sealed(text)])
    expect(one.includes(text)).to.equal(false)
    expect(one.subarray(headBytes).equals(other.subarray(headBytes))).to.equal(false)
  })

  it('says of another key that it is another key', async () => {
    const error = await refusal(await sealed(content), 'correct horse battery stable')
    expect(error).to.include({ fault: 'key' })
    expect(error.message).to.equal('The key is not the one that this backup was made with.')
  })

  it('notices a flipped bit anywhere', async () => {
    const whole = await sealed(content)
    const places = [3, 20, 40, headBytes, headBytes + 1, headBytes + 3, headBytes + 5, whole.length - 1]
    for (const at of [...places, headBytes + frameBytes - 1, headBytes + frameBytes, whole.length - 17]) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      await refusal(bytes)
    }
  })

  it('notices a cut, between frames too, and says so', async () => {
    const whole = await sealed(content)
    for (const length of [0, 10, headBytes, headBytes + 2, headBytes + frameBytes, whole.length - 1]) {
      expect((await refusal(whole.subarray(0, length))).message).to.include('cut short')
    }
  })

  it('notices frames that were left out, swapped, doubled, added or taken from another backup', async () => {
    const [whole, other] = await Promise.all([sealed(content), sealed(content)])
    const head = whole.subarray(0, headBytes)
    const frame = (at: number, of = whole): Buffer =>
      of.subarray(headBytes + at * frameBytes, headBytes + (at + 1) * frameBytes)
    for (const frames of [
      [frame(1), frame(2), frame(3)],
      [frame(1), frame(0), frame(2), frame(3)],
      [frame(0), frame(0), frame(1), frame(2), frame(3)],
      [frame(0), frame(1), frame(2), frame(3), frame(3)],
      [frame(0, other), frame(1), frame(2), frame(3)],
    ])
      await refusal(Buffer.concat([head, ...frames]))
  })

  it('holds no more than some frames in memory, however large it gets', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<Buffer> {
      for (; asked < 10_000; asked++) yield Buffer.alloc(65_536)
    }
    const frames = encrypt(endless(), secret)
    for (let taken = 0; taken < 20; taken++) await frames.next()
    expect(asked).to.be.lessThan(25)
    await frames.return(undefined)
  })
})
