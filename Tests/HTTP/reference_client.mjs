// The reference's published JavaScript client, written from its documentation; Node 20, no packages.
// Called with the base URL and a list of signals; prints the list of answers.

class MLServiceClient {
  constructor(baseUrl) {
    this.baseUrl = baseUrl;
  }

  async evaluateSignal(userId, signal) {
    const response = await fetch(`${this.baseUrl}/api/v1/evaluate/${userId}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signal }),
    });
    const result = await response.json();
    return result.data.should_trade;
  }
}

const client = new MLServiceClient(process.argv[2]);
const answers = [];
for (const signal of JSON.parse(process.argv[3])) {
  answers.push(await client.evaluateSignal('user123', signal));
}
console.log(JSON.stringify(answers));
