package io.yanhuo.integrations.sms;

import io.yanhuo.integrations.SmsSender;

/** What carries messages to phones, and counts nothing. */
interface SmsGateway extends SmsSender {}
