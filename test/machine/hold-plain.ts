// A process that encrypts one made-up paper as the program does, with a qpdf that never ends: for the test that kills it.
import path from 'node:path';
import { encryptPdf } from '../../src/mail/encrypt/qpdf.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';

const [desk = '', qpdf = ''] = process.argv.slice(2);
const work = openWorkFolder(path.join(desk, 'ledger', 'work'));
await encryptPdf(qpdf, work, Buffer.from('%PDF-1.7 an At Risk List in clear'), 'a passphrase of the test');
