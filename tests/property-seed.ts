import fc from 'fast-check';

/**
 * Property tests try the same examples in every run, so that a red run is a change and never chance. To look further than
 * that, give another seed: `PROPERTY_SEED=$RANDOM npm run test:unit`.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_200_120) });
