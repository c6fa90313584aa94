// Shopify's own Express middleware; its handler puts the delivery into BullMQ and returns once Redis has it.
import '@shopify/shopify-api/adapters/node';
import {ApiVersion, DeliveryMethod, LogSeverity} from '@shopify/shopify-api';
import {shopifyApp} from '@shopify/shopify-app-express';
import {Queue} from 'bullmq';
import express from 'express';
import {Redis} from 'ioredis';

const {PORT, REDIS_SOCKET, SHOPIFY_API_SECRET} = process.env;

const redis = new Redis(REDIS_SOCKET, {maxRetriesPerRequest: null});
const queue = new Queue('webhooks', {connection: redis});

const shopify = shopifyApp({
  api: {
    apiKey: 'bench',
    apiSecretKey: SHOPIFY_API_SECRET,
    apiVersion: ApiVersion.July26,
    hostName: 'bench.example',
    hostScheme: 'https',
    scopes: ['read_products'],
    isEmbeddedApp: true,
    // By default it logs every request; neither side does here.
    logger: {level: LogSeverity.Error, log: () => {}},
  },
  auth: {path: '/auth', callbackPath: '/auth/callback'},
  webhooks: {path: '/webhooks/shopify'},
});

const keep = async (topic, shop, body, webhookId) => {
  // The id of the delivery names the job, so that a repeat is refused.
  await queue.add(topic, {shop, body}, {jobId: `${shop}-${webhookId}`});
};

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.post(
  '/webhooks/shopify',
  ...shopify.processWebhooks({
    webhookHandlers: {
      PRODUCTS_UPDATE: {deliveryMethod: DeliveryMethod.Http, callbackUrl: '/webhooks/shopify', callback: keep},
    },
  }),
);
app.get('/health/live', (_, response) => response.json({status: 'ok'}));
await queue.waitUntilReady();
app.listen(Number(PORT), '127.0.0.1');
