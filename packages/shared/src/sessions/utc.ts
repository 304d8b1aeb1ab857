/** Now, for `expire`: the column has no time zone, so both sides are said in UTC. */
export const utcNow = "(now() at time zone 'UTC')"
