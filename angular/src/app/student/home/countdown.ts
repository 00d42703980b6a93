export interface Remaining {
  days: number;
  hours: string;
  minutes: string;
  seconds: string;
  isOver: boolean;
}

/** The device's clock may be wrong: how far it is from the server's is measured once and taken into account. */
export function clockOffset(serverTime: string, now: number): number {
  return new Date(serverTime).getTime() - now;
}

/** Time left in parts; two digits each, so that nothing jumps while it ticks. */
export function remaining(until: string, now: number): Remaining {
  const seconds = Math.max(0, Math.floor((new Date(until).getTime() - now) / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    days: Math.floor(seconds / 86400),
    hours: two(Math.floor((seconds % 86400) / 3600)),
    minutes: two(Math.floor((seconds % 3600) / 60)),
    seconds: two(seconds % 60),
    isOver: seconds === 0,
  };
}
