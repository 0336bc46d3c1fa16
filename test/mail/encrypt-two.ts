// Encrypts two files and has nothing else to do, as `marac run send` at that moment; run by encrypting.test.ts in a process of its own.
import { openEncryption } from '../../src/mail/encrypt/open-encryption.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { writeZip } from '../../src/system/zip.ts';

const encryption = openEncryption({
  qpdf: '/nonexistent/qpdf',
  allowOffice: true,
  work: openWorkFolder('/nonexistent/work'),
});
for (const times of [500, 1000]) {
  const plain = writeZip([{ name: 'a.xml', content: Buffer.from('<a/>'.repeat(times)) }]);
  const sealed = await encryption.encrypt('xlsx', plain, 'one two three');
  process.stdout.write(sealed.length > 100 ? 'sealed ' : 'nothing ');
}
