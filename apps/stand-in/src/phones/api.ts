import type { OperationName, Operations } from '@comanda/stand-in-control/operations.js'

/** The stand-in wants the password first. */
export class SignInNeeded extends Error {}

/** Nobody answers at this address any more. */
export class StandInGone extends Error {}

/** Calls one operation of the control API with this page's cookie. */
export async function call<Name extends OperationName>(
  name: Name,
  input: Operations[Name]['input'],
  signal?: AbortSignal,
): Promise<Operations[Name]['output']> {
  return (await post(`/api/${name}`, input, signal)) as Operations[Name]['output']
}

/** Trades the password for a cookie. */
export async function signIn(password: string): Promise<void> {
  await post('/phones/sign-in', { password })
}

async function post(path: string, input: object, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new StandInGone('The stand-in is gone. Start it again, then reload this page.', { cause })
  })
  const answer = (await response.json()) as { error?: { message: string } }
  if (response.status === 401) throw new SignInNeeded(answer.error?.message)
  if (!response.ok) throw new Error(answer.error?.message ?? `the stand-in answered ${response.status}`)
  return answer
}
