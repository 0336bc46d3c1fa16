// Lives the pieces that it is handed, one after the other.
import { parentPort } from 'node:worker_threads';
import { digestsOf } from './digest.ts';
import { livePiece } from './pieces.ts';

parentPort?.on('message', (piece: string) => {
  void livePiece(piece).then((moments) => parentPort?.postMessage(digestsOf(moments), []));
});
