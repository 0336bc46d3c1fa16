// ECharts in a room of its own: it sees neither the process nor what other code has put on our objects, and gets and gives plain text.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants, createContext, Script, type Context } from 'node:vm';

interface Wanted {
  readonly width: number;
  readonly height: number;
  /** Options of the library: data only, no function. */
  readonly option: object;
}

const DRAW = new Script(`(() => {
  const { width, height, option } = JSON.parse(wanted);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
})()`);

/** One file of the library, loaded with the first chart. */
let room: Context | undefined;

export function drawSvg(wanted: Wanted): string {
  room ??= openRoom();
  room['wanted'] = JSON.stringify(wanted);
  return String(DRAW.runInContext(room));
}

function openRoom(): Context {
  const file = fileURLToPath(import.meta.resolve('echarts/dist/echarts.min.js'));
  const context = createContext(constants.DONT_CONTEXTIFY);
  // Nothing moves: what the library wants to do later is never done.
  Object.assign(context, { setTimeout: noTimer, clearTimeout: noTimer });
  new Script(readFileSync(file, 'utf8'), { filename: 'echarts.min.js' }).runInContext(context);
  return context;
}

const noTimer = (): number => 0;
