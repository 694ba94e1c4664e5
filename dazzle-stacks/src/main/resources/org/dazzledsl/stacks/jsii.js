// Runs jsii's program in this very process. It speaks with the JVM over file descriptor 3, which jsii's own start script
// gives it in a second Node, carrying every message between the two. Here the JVM is on standard input and output.
'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const JVM = 3;
const { existsSync, readFileSync, readSync, writeSync } = fs;
fs.readSync = (fd, ...rest) => readSync(fd === JVM ? 0 : fd, ...rest);
fs.writeSync = (fd, ...rest) => writeSync(fd === JVM ? 1 : fd, ...rest);

// What a construct prints must not come between the messages.
Object.defineProperty(process, 'stdout', { get: () => process.stderr });

// The first time that a package is used, jsii reads all of its types, and at the same time reads them again to make an
// index for the next time: 1.3 GB for CDK. With the index made before, by another process, it reads what it needs.
const INDEX = /^\.jsii\.runtime\.v\d+\.json$/;
const MAKE_INDEX = `
  const { Worker } = require('worker_threads');
  const [worker, packageDir] = process.argv.slice(1);
  const supportedFeatures = ['intersection-types', 'class-covariant-overrides'];
  new Worker(worker, { workerData: { packageDir, supportedFeatures } });`;
fs.readFileSync = (file, ...rest) => {
  if (typeof file === 'string' && INDEX.test(path.basename(file)) && !existsSync(file)) {
    try {
      const worker = path.join(__dirname, 'runtime-index-worker.js');
      execFileSync(process.execPath, ['-e', MAKE_INDEX, worker, path.dirname(file)], { stdio: 'ignore' });
    } catch {
      // Then jsii does it in its own way.
    }
  }
  return readFileSync(file, ...rest);
};

require(path.join(__dirname, 'program.js'));
