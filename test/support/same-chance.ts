// Every random property of `npm test` throws the same dice, so that what is green today is green tomorrow. `MARAC_SEED=N` in front throws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['MARAC_SEED'] ?? '20270301') });
