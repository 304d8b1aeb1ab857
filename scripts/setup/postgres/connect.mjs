/**
 * Opens a connection for one piece of work and closes it again.
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @param {number} [timeoutMs] for connecting, and for each statement
 * @returns {Promise<T>}
 */
export async function withConnection(url, work, timeoutMs = 5_000) {
  // loaded only now: the launchers start before anything is installed
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: 'comanda set-up',
  })
  // a connection that breaks while idle tells it here; the work then fails by itself
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
