package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.deadletters.browse.BrowseConfig;
import com.workwise.ingest.api.deadletters.discard.DiscardConfig;
import com.workwise.ingest.api.deadletters.ledger.LedgerConfig;
import com.workwise.ingest.api.deadletters.replay.ReplayConfig;
import com.workwise.ingest.api.deadletters.upkeep.UpkeepConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeadLetterSettings.class, DeadLetterSettings.TopicNames.class})
@Import({BrowseConfig.class, DiscardConfig.class, LedgerConfig.class, ReplayConfig.class, UpkeepConfig.class})
public class DeadLettersConfig {}
