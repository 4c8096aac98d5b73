/** The command line: `node run.mjs --rounds 9 --tenants 100000 --openings 1000`. */
import { parseArgs } from 'node:util';

export interface Options {
  rounds: number;
  tenants: number;
  openings: number;
  /** The mock server's program. */
  server: string;
}

export function readOptions(): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { rounds: text, tenants: text, openings: text, server: text } });
  const whole = (value: string | undefined, usual: number): number => {
    const number = Number(value ?? usual);
    if (!Number.isInteger(number) || number < 1) throw new Error(`${value} is no whole number above 0`);
    return number;
  };
  if (!values.server) throw new Error('--server names the mock server');
  return {
    rounds: whole(values.rounds, 9),
    tenants: whole(values.tenants, 100_000),
    openings: whole(values.openings, 1_000),
    server: values.server,
  };
}
