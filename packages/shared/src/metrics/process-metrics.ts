import { collectDefaultMetrics, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  contentType: string
  /** In Prometheus' text form. */
  text(): Promise<string>
}

/** A registry with what every node process tells: memory, heap, event-loop lag, handles, CPU, start. Once a process. */
export function createProcessMetrics(labels: { process: string }): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels(labels)
  collectDefaultMetrics({ register: registry })
  return { registry, contentType: registry.contentType, text: () => registry.metrics() }
}
