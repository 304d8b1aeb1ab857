/** Gateways differ: the body is a template, and what is put into it is written as its kind of body needs it. */
export interface SmsTemplate {
  body: string
  headers: Record<string, string>
}

const kinds = {
  json: { type: 'application/json', write: (text: string) => JSON.stringify(text).slice(1, -1) },
  form: { type: 'application/x-www-form-urlencoded', write: encodeURIComponent },
  plain: { type: 'text/plain; charset=utf-8', write: (text: string) => text },
}

function kindOf({ body, headers }: SmsTemplate): keyof typeof kinds {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (type?.includes('json') || (type === undefined && /^\s*[{[]/.test(body))) return 'json'
  if (type?.includes('urlencoded') || (type === undefined && /^[\w.-]+=/.test(body))) return 'form'
  return 'plain'
}

/** @returns what to post: the template with {to} and {text} filled in, and its content type where none is set */
export function fillTemplate(
  template: SmsTemplate,
  values: { to: string; text: string },
): { body: string; headers: Record<string, string> } {
  const { type, write } = kinds[kindOf(template)]
  const body = template.body.replace(/\{(to|text)\}/g, (_, name: 'to' | 'text') => write(values[name]))
  const hasType = Object.keys(template.headers).some(name => name.toLowerCase() === 'content-type')
  return { body, headers: hasType ? template.headers : { ...template.headers, 'content-type': type } }
}
