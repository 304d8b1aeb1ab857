import type { AlertText } from '@comanda/shared/alerts/types.js'

/** Slack reads these three as its own: a shop's name could page a whole workspace. */
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => text.replace(/[&<>]/g, mark => escapes[mark] ?? mark)

/** Slack's format, which Mattermost, Rocket.Chat, Discord (its /slack address) and others read too. */
export const webhookBody = ({ subject, body }: AlertText): string =>
  JSON.stringify({ text: `*${escaped(subject)}*\n${escaped(body)}` })
