import { Counter, Gauge, type Registry } from 'prom-client'
import type { Cache } from './cache.js'

const sources = ['memory', 'redis', 'joined', 'loaded', 'stale'] as const
const failures = ['late', 'away', 'refused', 'lied'] as const

/** Puts a cache's figures into a process's. They are read when somebody asks, so a read pays nothing for them. */
export function measureCache(registry: Registry, cache: Pick<Cache, 'figures'>): void {
  const registers = [registry]
  new Counter({
    name: 'comanda_cache_reads_total',
    help: 'Reads through the cache, by where the answer came from; memory and redis are hits, loaded are misses',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset()
      for (const source of sources) this.inc({ source }, cache.figures()[source])
    },
  })
  new Counter({
    name: 'comanda_cache_errors_total',
    help: 'Calls to Redis that gave nothing, by why; the reads went on without it',
    labelNames: ['why'],
    registers,
    collect() {
      this.reset()
      for (const why of failures) this.inc({ why }, cache.figures()[why])
    },
  })
  new Gauge({
    name: 'comanda_cache_redis_up',
    help: '1 while Redis is used (the breaker is closed), 0 while it is left alone or none is set up',
    registers,
    collect() {
      this.set(cache.figures().isShared ? 1 : 0)
    },
  })
  new Gauge({
    name: 'comanda_cache_memory_entries',
    help: 'What this process keeps',
    registers,
    collect() {
      this.set(cache.figures().entries)
    },
  })
  new Gauge({
    name: 'comanda_cache_memory_bytes',
    help: 'Its size, roughly',
    registers,
    collect() {
      this.set(cache.figures().bytes)
    },
  })
}
