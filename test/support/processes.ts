import { descendants } from '@comanda/harness/processes/tree.js'

/** The browser's own process and its page's renderer, below a bot. */
export function browserOf(botPid: number): { browser: number; renderer: number } {
  const tree = descendants(botPid)
  const browser = tree.find(
    info => info.command.includes('--remote-debugging-pipe') && !info.command.includes('--type='),
  )
  const renderer = tree.find(info => info.command.includes('--type=renderer'))
  if (browser === undefined || renderer === undefined) throw new Error('the bot has no browser')
  return { browser: browser.pid, renderer: renderer.pid }
}
