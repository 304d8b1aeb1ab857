import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runParse } from '@comanda/ops/parse/run-parse.js'
import { expect } from 'chai'
import { pizzeria } from '../../support/menus.js'
import { atTerminal, type OpsRun } from './terminal.js'

const command = fileURLToPath(import.meta.resolve('@comanda/ops/parse/main.js'))

const run = (args: readonly string[], input: string): Promise<OpsRun> =>
  atTerminal(input, terminal => runParse(args, terminal))

const rows = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

describe('the parse command', () => {
  let folder = ''
  let menu = ''

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comanda-parse-'))
    menu = join(folder, 'menu.json')
    await writeFile(menu, JSON.stringify(pizzeria))
  })

  after(() => rm(folder, { recursive: true }))

  const write = async (name: string, text: string) => {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }

  it('names the rules that it read by where it is asked why', async () => {
    const input = '{"id":"1","turns":["a large veggie, no extra cheese"]}\n'
    const [plain] = rows((await run(['--menu', menu], input)).stdout)
    const [told] = rows((await run(['--menu', menu, '--why'], input)).stdout)
    expect(plain).not.to.have.property('rules')
    expect(told.rules).to.deep.equal(['no-extra'])
    expect(told.lines).to.deep.equal(plain.lines)
  })

  it('answers each line with its cart, in the same order', async () => {
    const input = [
      { id: 'b', turns: ['2 large margheritas', 'make it 3'] },
      { id: 'a', turns: ['a coke at 7pm'], now: '2026-01-05T18:00:00Z' },
    ]
    const { code, stdout, stderr } = await run(
      ['--menu', menu],
      `${input.map(row => JSON.stringify(row)).join('\n\n')}\n`,
    )
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    const [first, second] = rows(stdout)
    expect(first).to.deep.include({ id: 'b', intent: 'edit', questions: [], unknown: [], details: {} })
    expect(first.lines[0]).to.deep.include({
      item: 'margherita',
      quantity: 3,
      options: [{ group: 'size', option: 'large', amount: 'normal' }],
    })
    expect(first.ms).to.be.a('number').and.to.be.at.least(0)
    expect(second).to.deep.include({ id: 'a', intent: 'order', details: { when: 'at 7pm' } })
  })

  it('reads a last line without a line end, and none at all', async () => {
    expect(rows((await run(['--menu', menu], '{"id":"1","turns":["a coke"]}')).stdout)).to.have.length(1)
    expect(await run(['--menu', menu], '')).to.deep.equal({ code: 0, stdout: '', stderr: '' })
  })

  const malformedLines: readonly [string, string, RegExp][] = [
    ['that is no JSON', '{"id":', /standard input, line 2: not valid JSON/],
    ['that is no object', '[]', /standard input, line 2: not an object/],
    ['without an id', '{"turns":[]}', /standard input, line 2: “id” is not text/],
    ['without turns', '{"id":"1"}', /standard input, line 2: “turns” is not a list of texts/],
    ['with a turn that is no text', '{"id":"1","turns":[1]}', /line 2: “turns” is not a list of texts/],
    ['with a time that is none', '{"id":"1","turns":[],"now":"soon"}', /line 2: “now” is not an ISO time/],
  ]
  for (const [what, line, message] of malformedLines)
    it(`stops at a line ${what}, having answered those before`, async () => {
      const { code, stdout, stderr } = await run(['--menu', menu], `{"id":"1","turns":["a coke"]}\n${line}\n`)
      expect(code).to.equal(2)
      expect(rows(stdout)).to.have.length(1)
      expect(stderr).to.match(message)
      expect(stderr).to.include('A line looks like')
      expect(stderr).not.to.include('    at ')
    })

  it('says so when there is no such menu file', async () => {
    const { code, stderr } = await run(['--menu', join(folder, 'none.json')], '')
    expect(code).to.equal(2)
    expect(stderr).to.match(/none\.json: there is no such file/)
  })

  it('says so when the menu file is a folder', async () => {
    const { code, stderr } = await run(['--menu', folder], '')
    expect(code).to.equal(2)
    expect(stderr).to.match(/this is a folder/)
  })

  it('says so when the menu is no JSON', async () => {
    const { code, stderr } = await run(['--menu', await write('broken.json', '{"items":')], '')
    expect(code).to.equal(2)
    expect(stderr).to.match(/broken\.json: not valid JSON/)
  })

  it('says all that is wrong with a menu, and where', async () => {
    const wrong = { ...pizzeria, currency: 'XQQ', items: [{ id: 'tea', name: '', priceMinor: 1 }] }
    const { code, stderr } = await run(['--menu', await write('wrong.json', JSON.stringify(wrong))], '')
    expect(code).to.equal(2)
    expect(stderr).to.include('wrong.json: not a menu')
    expect(stderr).to.include('currency: is not a currency code')
    expect(stderr).to.include('items[0].name: is empty')
  })

  it('says how it is used without a menu or with an option that it has not', async () => {
    for (const args of [[], ['--manu', menu]]) {
      const { code, stderr } = await run(args, '')
      expect(code).to.equal(2)
      expect(stderr).to.include('Usage:')
    }
    expect(await run(['--help'], '')).to.deep.include({ code: 0, stderr: '' })
  })

  it('answers a text of 65,000 characters without reading it', async () => {
    const row = JSON.stringify({ id: '1', turns: ['2 '.repeat(32_500)] })
    const [answer] = rows((await run(['--menu', menu], row)).stdout)
    expect(answer).to.deep.include({ id: '1', intent: 'other', lines: [], tooLong: true })
  })

  it('takes as many lines as there are, one at a time', async () => {
    const row = JSON.stringify({ id: '1', turns: ['2 margheritas with ham and a coke'] })
    const { code, stdout } = await run(['--menu', menu], `${row}\n`.repeat(1_000))
    expect(code).to.equal(0)
    expect(rows(stdout)).to.have.length(1_000)
  })

  /** As the launcher starts it. */
  function start() {
    const child = spawn(process.execPath, [command, '--menu', menu])
    let stderr = ''
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    child.stdin.on('error', () => child.stdin.destroy())
    const closed = new Promise<number | null>(resolve => {
      child.on('close', resolve)
    })
    return { child, closed, stderr: () => stderr }
  }

  it('ends at what it can’t read, though more may come', async () => {
    const { child, closed, stderr } = start()
    let stdout = ''
    child.stdout.on('data', chunk => {
      stdout += chunk
    })
    child.stdin.write('{"id":"1","turns":["a coke"]}\nno JSON\n')
    expect(await closed).to.equal(2)
    expect(rows(stdout)).to.have.length(1)
    expect(stderr()).to.include('standard input, line 2')
  })

  it('ends quietly when nobody reads on', async () => {
    const { child, closed, stderr } = start()
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(`${JSON.stringify({ id: '1', turns: ['2 margheritas'] })}\n`.repeat(20_000))
    expect(await closed).to.equal(0)
    expect(stderr()).to.equal('')
  })
})
