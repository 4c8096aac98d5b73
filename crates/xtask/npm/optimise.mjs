// Makes wasm files small, all in one process: as a script binaryen takes longer to start than most of
// our parts take to optimise.
//
// node optimise.mjs <binaryen's index.js> <--enable-feature …> -- <file.wasm …>
// Beside each file: the same name with `.opt`.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, ...rest] = process.argv.slice(2);
const split = rest.indexOf("--");
const { default: binaryen } = await import(pathToFileURL(library));

/** The library's name of each feature that wasm-opt's options name. */
const FEATURES = {
  "--enable-bulk-memory": "BulkMemory",
  "--enable-nontrapping-float-to-int": "NontrappingFPToInt",
  "--enable-sign-ext": "SignExt",
  "--enable-mutable-globals": "MutableGlobals",
  "--enable-reference-types": "ReferenceTypes",
  "--enable-multivalue": "Multivalue",
};

let features = 0;
for (const option of rest.slice(0, split)) {
  const feature = binaryen.Features[FEATURES[option]];
  if (feature === undefined) throw new Error(`${option}: add its name to ${import.meta.url}`);
  features |= feature;
}

// What `-O3` means, as for the app itself: larger than by `-Oz`, but less in brotli, and fewer functions to compile.
binaryen.setOptimizeLevel(3);
binaryen.setShrinkLevel(0);
binaryen.setDebugInfo(false);
for (const file of rest.slice(split + 1)) {
  const module = binaryen.readBinary(readFileSync(file));
  module.setFeatures(module.getFeatures() | features);
  module.optimize();
  module.runPasses(["strip-debug", "strip-producers"]);
  writeFileSync(file.replace(/\.wasm$/, ".opt"), module.emitBinary());
  module.dispose();
}
