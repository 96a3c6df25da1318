package com.workwise.ingest.api.deadletters.browse;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(BrowseController.class)
public class BrowseConfig {}
