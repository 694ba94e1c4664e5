// Runs jsii's program in this very process. It speaks with the JVM over file descriptor 3, which jsii's own start script
// gives it in a second Node, carrying every message between the two. Here the JVM is on standard input and output.
'use strict';

const fs = require('fs');
const path = require('path');

const JVM = 3;
const { readSync, writeSync } = fs;
fs.readSync = (fd, ...rest) => readSync(fd === JVM ? 0 : fd, ...rest);
fs.writeSync = (fd, ...rest) => writeSync(fd === JVM ? 1 : fd, ...rest);

// What a construct prints must not come between the messages.
Object.defineProperty(process, 'stdout', { get: () => process.stderr });

require(path.join(__dirname, 'program.js'));
