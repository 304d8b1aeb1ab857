/** A call into the page didn't come back. A frozen page gives no other sign. */
export class PageDeadlineError extends Error {
  readonly code = 'PAGE_DEADLINE'

  constructor(
    readonly call: string,
    readonly deadlineMs: number,
  ) {
    super(`the page did not answer “${call}” within ${deadlineMs} ms`)
    this.name = 'PageDeadlineError'
  }
}

/** @throws PageDeadlineError where the call takes longer; its late outcome is dropped then */
export async function withinDeadline<Value>(
  call: string,
  deadlineMs: number,
  pending: Promise<Value>,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageDeadlineError(call, deadlineMs)), deadlineMs)
  })
  try {
    return await Promise.race([pending, deadline])
  } finally {
    clearTimeout(timer)
  }
}
