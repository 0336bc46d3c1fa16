// The documents as the product opens them, with one browser for all tests: unpacked once beside the packages, which git ignores.
import path from 'node:path';
import { openDocuments } from '../../src/documents/open-documents.ts';
import type { Documents } from '../../src/documents/documents-port.ts';

const root = path.join(import.meta.dirname, '..', '..');
export const TEMPLATES = path.join(root, 'templates');
export const CACHE = path.join(root, 'node_modules', '.cache', 'marac-papers');

export function openTestDocuments(): Documents {
  return openDocuments({ templatesDir: TEMPLATES, cacheDir: CACHE });
}
