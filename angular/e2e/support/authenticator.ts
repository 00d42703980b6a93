import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const step = 30_000;

/** An authenticator app (RFC 6238) that has been told the secret of the enrolment page. */
export class Authenticator {
  private readonly secret: Buffer;
  private last = 0;

  constructor(typed: string) {
    const bits = [...typed.replace(/\s/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
    this.secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  }

  /** One that was not shown before. The server takes the next step's too, so a test seldom waits and never long. */
  async code(): Promise<string> {
    const wanted = Math.max(Math.floor(Date.now() / step), this.last + 1);
    const early = (wanted - 1) * step - Date.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    this.last = wanted;
    return this.at(wanted);
  }

  private at(counter: number): string {
    const message = Buffer.alloc(8);
    message.writeBigInt64BE(BigInt(counter));
    const hash = createHmac('sha1', this.secret).update(message).digest();
    const number = hash.readUInt32BE(hash[hash.length - 1] & 0xf) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}
