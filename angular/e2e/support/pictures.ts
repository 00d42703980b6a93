import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from './host';

export type Kind = 'IdFront' | 'IdBack' | 'Certificate';
export type Shape = 'phone' | 'desktop';
export const kinds: readonly Kind[] = ['IdFront', 'IdBack', 'Certificate'];

/** What the camera sees, by the way it is held: upright on a phone, lying on a desktop. */
const views: Record<Shape, { width: number; height: number }> = {
  phone: { width: 1440, height: 2560 },
  desktop: { width: 2560, height: 1440 },
};

const face = `<svg viewBox="0 0 100 120"><rect width="100" height="120" fill="#dfe7ee"/><circle cx="50" cy="46" r="22" fill="#8896a5"/>
  <path d="M12 120c2-32 20-44 38-44s36 12 38 44z" fill="#8896a5"/></svg>`;

/** Drawn, fictitious and marked 样本: nothing here resembles a person or a number that exists. */
const documents: Record<Kind, string> = {
  IdFront: `<article class="card id"><i>${face}</i><dl><dt>姓名</dt><dd>样本人</dd><dt>性别</dt><dd>男　民族　汉</dd><dt>出生</dt><dd>1999 年 1 月 1 日</dd>
    <dt>住址</dt><dd>虚构省示例市样本路 1 号</dd></dl><p>公民身份号码　<b>519999199901010000</b></p><em>样本</em></article>`,
  IdBack: `<article class="card id back"><h1>居民身份证<small>(虚构样张)</small></h1><p>签发机关　<b>示例市样本局</b></p><p>有效期限　<b>2020.01.01-2040.01.01</b></p><em>样本</em></article>`,
  Certificate: `<article class="card certificate"><h1>职业技能等级证书</h1><p>姓名 样本人　　证件号码 519999199901010000</p><p>证书名称 示例职业技能(中级)</p>
    <p>证书编号 SAMPLE0000000000</p><p>发证机构 示例评价组织　2025 年 6 月 1 日</p><em>样本</em></article>`,
};

const style = `*{margin:0;box-sizing:border-box}body{font:500 calc(var(--w)*.04)/1.5 'Noto Sans CJK SC',sans-serif;display:grid;place-items:center;height:100vh;
  background:repeating-linear-gradient(96deg,#3d342c 0 37px,#3a3129 37px 61px,#40372e 61px 90px)}
  .card{position:relative;top:var(--dy);width:var(--w);filter:var(--spoil);background:linear-gradient(120deg,#e6edf1,#d5e4ec 60%,#ebe7ef);border-radius:calc(var(--w)*.03);padding:calc(var(--w)*.06);color:#1c2733;
  box-shadow:0 6px 22px #0006;overflow:hidden}.id{aspect-ratio:1.585}.certificate{aspect-ratio:1.414;background:#f3eedf;border:calc(var(--w)*.012) double #b4552d;text-align:center}
  .id i{position:absolute;right:6%;top:12%;width:26%}.id dl{display:grid;grid-template-columns:14% 52%;gap:calc(var(--w)*.012)}dt{color:#4a7291}.id p{position:absolute;bottom:9%}
  .back h1{font-size:1.7em}.back small{font-size:.4em}.back p{position:static;margin-top:8%}.certificate h1{margin:5% 0}.certificate p{margin-top:3%}
  em{position:absolute;inset:0;display:grid;place-items:center;font-size:calc(var(--w)*.2);font-style:normal;color:#c8102e2e;transform:rotate(-18deg);letter-spacing:.3em}`;

/** How wide the document lies, how far from the middle, and what the photographer did wrong. */
interface Scene {
  readonly width: number;
  readonly down?: number;
  readonly spoil?: string;
}

async function draw(page: Page, kind: Kind, { width, down = 0, spoil = 'none' }: Scene, path: string) {
  const measures = `:root{--w:${width}px;--dy:${down}px;--spoil:${spoil}}`;
  await page.setContent(`<!doctype html><style>${measures}${style}</style>${documents[kind]}`);
  await page.screenshot({ path, type: 'jpeg', quality: 92 });
}

/** Inside the guide frame of the camera page, a little smaller than it; on a desk the frame stands above the middle. */
function underFrame(kind: Kind, shape: Shape): Scene {
  return shape === 'phone' ? { width: 1138 } : { width: kind === 'Certificate' ? 1128 : 1265, down: -118 };
}

export const albumPicture = (folder: string, kind: Kind) => join(folder, `album-${kind}.jpg`);
/** The front of the card, out of focus. */
export const spoiltPicture = (folder: string) => join(folder, 'album-spoilt.jpg');
const film = (folder: string, kind: Kind, shape: Shape) => join(folder, `camera-${shape}-${kind}.mjpeg`);

/** Chromium takes every film for one of video's narrow range and would stretch ours, until paper is a reflection. */
const narrow = "lutyuv=y='16+val*219/255':u='128+(val-128)*224/255':v='128+(val-128)*224/255'";

/** Draws the documents as photos for the album and as one-second films for Chromium's fake camera. */
export async function makePictures(folder: string) {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: chromiumPath() });
  try {
    for (const shape of ['phone', 'desktop'] as const) {
      const view = views[shape];
      const page = await browser.newPage({ viewport: view });
      for (const kind of kinds) {
        const still = join(folder, `still-${shape}-${kind}.jpg`);
        await draw(page, kind, underFrame(kind, shape), still);
        const loop = ['-loop', '1', '-i', still, '-t', '1', '-r', '10'];
        execFileSync('ffmpeg', [
          '-y',
          '-loglevel',
          'error',
          ...loop,
          '-vf',
          narrow,
          '-c:v',
          'mjpeg',
          '-q:v',
          '3',
          film(folder, kind, shape),
        ]);
      }
      await page.close();
    }
    const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
    for (const kind of kinds) await draw(page, kind, { width: 1240 }, albumPicture(folder, kind));
    await draw(page, 'IdFront', { width: 1240, spoil: 'blur(14px)' }, spoiltPicture(folder));
  } finally {
    await browser.close();
  }
}

/**
 * The fake camera of one browser. Chromium opens the film anew whenever the camera starts, so laying another one
 * under the same name changes what the next photo shows.
 */
export class FakeCamera {
  readonly file: string;

  constructor(
    private readonly folder: string,
    private readonly shape: Shape,
    worker: string,
  ) {
    this.file = join(folder, `camera-of-${worker}.mjpeg`);
    this.show('IdFront');
  }

  show(kind: Kind) {
    const source = film(this.folder, kind, this.shape);
    if (!existsSync(source)) throw new Error(`No film for ${kind}: the global setup draws them.`);
    copyFileSync(source, `${this.file}.new`);
    renameSync(`${this.file}.new`, this.file); // a camera that is still running keeps the old film
  }
}
