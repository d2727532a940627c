// Run once by the image of MongoDB, on an empty data folder: the services get a user who may use one database and no more.
const password = require('fs').readFileSync('/run/secrets/mongodb-password', 'utf8').trim();
db.getSiblingDB('arxivist').createUser({
  user: 'arxivist',
  pwd: password,
  roles: [{ role: 'readWrite', db: 'arxivist' }],
});
